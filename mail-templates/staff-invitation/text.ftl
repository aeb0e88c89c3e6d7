<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('subject', site.name) />
<#if role?has_content && (role == 'admin' || groups?has_content && (role == 'moderator' || role == 'observer'))>${text('lead.' + role, inviter, site.name, groups!'')}<#else>${text('lead', inviter, site.name)}</#if>

${text('valid', validDays)}

${text('button')}:
${url}

<#if signInUrl?has_content>
${text('later')}:
${signInUrl}

</#if>
${text('stranger')}
</@mail.frame>
