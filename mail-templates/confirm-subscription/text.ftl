<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('heading') />
${text('lead', site.name)}

<#list groups as group>
- ${group}
</#list>

${text('button')}:
${confirmUrl}

${text('limit', validHours)}

${text('refuse.lead')} ${text('refuse')}:
${refuseUrl}
</@mail.frame>
