<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('heading') />
${text('lead')}

<#list mails as one>
- ${one}
</#list>

${text('reason')}:
${reason}

${text('button')}:
${url}
</@mail.frame>
