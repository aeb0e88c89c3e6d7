<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<@mail.frame text('footer.group', group)>
<@meeting.heading />
<@meeting.dates occurrences />
<@meeting.join />
<@meeting.answer />
<#if editions?has_content>

${text('editions', editions)}
<#if links.preferences?has_content>
${text('editions.choose')}:
${links.preferences}
</#if>
</#if>
<@meeting.about />
<@meeting.later occurrences />
</@mail.frame>
