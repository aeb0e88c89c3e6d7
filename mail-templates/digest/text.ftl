<#import "/_layout/mail.ftl" as mail>
<#assign words = (count == 1)?then(text('one', site.name), text('many', site.name, count))>
<@mail.frame text('why')>
<@mail.heading words />
<#list items as item>
<@mail.part item.subject />
${item.bodyText}
<#if item.files?has_content>
${text('files', item.files)}
</#if>

${text('author', item.author, item.group)}

${text('meeting.group', item.group)}:
${item.groupUrl}
</#list>
</@mail.frame>
