<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('subject', site.name) />
${text('lead', domain)}

${said}

${proof?then(text('proof'), text('reputation'))}

${text('check')}:
${checkUrl}

${text('bounces')}:
${bouncesUrl}

${text('nobody')}
</@mail.frame>
