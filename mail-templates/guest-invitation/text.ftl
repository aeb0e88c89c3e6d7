<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<@mail.frame text('why', group)>
<@meeting.heading />
${text('lead', group)}

<@meeting.dates occurrences />
<@meeting.join />
<@meeting.answer />
<@meeting.about />

${text('stop')}:
${stopUrl}
</@mail.frame>
