<#import "/_layout/mail.ftl" as mail>
<#assign known = again?? && again>
<@mail.frame text('why', site.name)>
<#if known>
<@mail.heading text('again.subject', site.name) />
${text('again.lead')}

<#list paused![] as one>
- ${text('again.paused', one.name, one.until)}
</#list>
<#list waiting![] as name>
- ${text('again.waiting', name)}
</#list>
<#else>
<@mail.heading text('subject', (groups?size == 1)?then(groups[0].name, site.name)) />
${text('lead')}
</#if>
<#list groups as group>
<@mail.part group.name />
<#if group.purpose?has_content>
${group.purpose}

</#if>
<#if group.dates?has_content>
${text('next')}
<#list group.dates as o>
- ${text('meeting.when', o.weekday, o.date, o.time)} ${o.zone}
  ${o.title}<#if o.edition?has_content> · ${o.edition}</#if><#if group.partly?? && group.partly && o.chathamHouse> · ${text('chatham.date')}</#if>
</#list>

</#if>
<#if group.chathamHouse>
${text('chatham')}

<#elseif group.partly?? && group.partly>
${text('chatham.some')}

</#if>
<#if group.rules?has_content>
<@mail.part text('rules') />
${markdown(group.rules)}
</#if>
${text('page')}:
${group.url}
</#list>

<#if links.preferences?has_content>
${text('choose')}

${text('footer.preferences')}:
${links.preferences}
</#if>
</@mail.frame>
