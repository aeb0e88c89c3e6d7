<#-- When, what, join: shared by the mails about meetings. -->
<#import "/_layout/mail.ftl" as mail>
<#macro when o subject=''>
${text('meeting.day', o.weekday, o.date)}
${o.time} ${o.zone}
<#if o.zones?has_content>
${o.zones?join(' · ')}
</#if>
<#if subject?has_content>
${subject}
</#if>
<#if o.shift?has_content>

! ${o.shift}
</#if>
</#macro>

<#macro dates occurrences subject=''>
<#if occurrences?has_content>
<@when occurrences[0] subject />
</#if>
</#macro>

<#macro later occurrences>
<#if occurrences?size gt 1>
<@mail.part text('meeting.then') />
<#list occurrences as o>
<#if o?index gt 0>
- ${text('meeting.when', o.weekday, o.date, o.time)} ${o.zone}
<#if o.zones?has_content>
  ${o.zones?join(' · ')}
</#if>
<#if o.shift?has_content>
  ${o.shift}
</#if>
</#if>
</#list>
</#if>
</#macro>

<#macro join>

<#if joinUrl?has_content>
${text('meeting.join')}:
${joinUrl}
${text('meeting.join.personal')}

</#if>
<#if place?has_content>
${text('meeting.place')}: ${place}

</#if>
</#macro>

<#macro answer>
${text('answer')}
<#if answerUrl?has_content>

${text('meeting.answer')}:
${answerUrl}
</#if>
</#macro>

<#macro heading>
${group}

<@mail.heading what() />
<#if topic?has_content && topic != title>
${title}

</#if>
<#if recurrence?has_content>
${text('meeting.recurrence', recurrence)}

</#if>
</#macro>

<#macro who>
<#if people?has_content>

<#list people as line>
${line}
</#list>
<#elseif hosts?has_content>

${text('meeting.hosts', hosts)}
</#if>
</#macro>

<#macro about>
<@who />

<#if description?has_content>
${markdown(description)}
</#if>
<#if agenda?has_content>
<@mail.part text('meeting.agenda') />
${markdown(agenda)}
</#if>
<#if chathamHouse>

${text('chatham')}

</#if>
<#if rules?has_content>
<@mail.part text('rules') />
${markdown(rules)}
</#if>

${text('meeting.group', group)}:
${groupUrl}
</#macro>

<#-- Of several dates the title stands above, and the topic, which this takes away, beside its date. -->
<#function several><#if occurrences?size gt 1><#local next=topic><#global topic=''><#return next></#if><#return ''></#function>
<#-- Whether the change itself says when the occurrence is now. -->
<#function told o><#return changes?filter(change -> change.after?contains(o.date) && change.after?contains(o.time))?has_content></#function>
<#function first><#if occurrences?has_content><#local o=occurrences[0]><#return text('meeting.when', o.weekday, o.date, o.time + ' ' + o.zone)></#if><#return ''></#function>
<#function what><#return topic?has_content?then(topic, title)></#function>
