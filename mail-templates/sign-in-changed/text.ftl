<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('subject', site.name) />
<#if what == "second-factor-on">${text('what.second-factor-on', site.name)}<#elseif what == "second-factor-reset">${text('what.second-factor-reset', site.name)}<#elseif what == "passkey-on">${text('what.passkey-on', site.name)}<#elseif what == "passkey-off">${text('what.passkey-off', site.name)}<#else>${text('what.second-factor-off', site.name)}</#if>

${text('you')}

${text('button')}:
${url}

${text('stranger')}
</@mail.frame>
