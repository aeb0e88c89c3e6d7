<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<@mail.frame text('footer.group', group)>
<@meeting.heading />
<@meeting.dates occurrences />
<@meeting.join />
<@meeting.answer />
<@meeting.who />
<#if chathamHouse>

${text('chatham')}
</#if>

${text('meeting.group', group)}:
${groupUrl}
</@mail.frame>
