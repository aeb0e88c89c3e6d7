<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('heading') />
${text('lead', site.name)}

${text('look')}

${text('check')}:
${checkUrl}

${text('leave')}
</@mail.frame>
