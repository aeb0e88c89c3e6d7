<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('subject.' + kind) />
${text('lead', group?has_content?then(group, site.name))}

${text('next')}

${text('stranger')}
</@mail.frame>
