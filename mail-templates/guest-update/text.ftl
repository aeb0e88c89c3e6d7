<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<@mail.frame text('why', group)>
<@meeting.heading />
<#if note?has_content>
${note}

</#if>
<#if changes?has_content>
${text('changed')}

<#list changes as change>
- ${change.what}: <#if !change.after?has_content>${text('dropped', change.before)}<#elseif change.before?has_content>${text('change', change.before, change.after)}<#else>${change.after}</#if>
</#list>

</#if>
<@meeting.dates occurrences />
<@meeting.join />
<@meeting.answer />
<@meeting.about />

${text('stop')}:
${stopUrl}
</@mail.frame>
