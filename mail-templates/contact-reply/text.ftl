<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
${body}

${text('author', author, site.name)}
<#if original?has_content>

${text('original')}

<@mail.quoted original />
</#if>
</@mail.frame>
