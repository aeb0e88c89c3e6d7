<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('heading') />
${text('lead', group?has_content?then(group, site.name))}
${pageUrl}

${text('take-off')}
${removeUrl}

${text('stranger')}
</@mail.frame>
