<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<@mail.frame text('footer.group', group)>
<@meeting.heading />
${text('lead', occurrences[0].weekday, occurrences[0].date)}
<#list materials as one>

${text('material.' + one.kind)}:
${one.url}
</#list>
<@meeting.who />
<#if chathamHouse>

${text('chatham')}
</#if>

${text('meeting.group', group)}:
${groupUrl}
</@mail.frame>
