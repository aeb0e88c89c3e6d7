<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('subject', site.name) />
${text('lead', site.name)}

${text('look', from)}

${text('button')}:
${url}
</@mail.frame>
