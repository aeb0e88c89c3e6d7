<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<@mail.frame text('footer.group', group)>
<@meeting.heading />
${text('lead')}

<@meeting.dates occurrences />

${text('before', before)}

${text(moved?then('stays.moved', 'stays'), anchor)}

${text('meeting.group', group)}:
${groupUrl}
</@mail.frame>
