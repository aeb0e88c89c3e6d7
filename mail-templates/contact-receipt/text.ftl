<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('subject.' + kind) />
<#if days?? && days gt 0>${text('lead.within', group?has_content?then(group, site.name))}<#else>${text('lead', group?has_content?then(group, site.name))}</#if>

<#if days?? && days == 1>${text('next.day')}<#elseif days?? && days gt 1>${text('next.within', days)}<#else>${text('next')}</#if>

${text('stranger')}
</@mail.frame>
