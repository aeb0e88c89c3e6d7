<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('heading') />
${text('lead')}

<#list groups as group>
- ${group}
</#list>

${text('calendar')}

${text('back.lead')}

${text('back')}:
${signUpUrl}
</@mail.frame>
