<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<@mail.frame text('footer.group', group)>
${group}

<@mail.heading meeting.what() />
<#if topic?has_content && topic != title>
${title}

</#if>
<#if recurrence?has_content>
${text('meeting.recurrence', recurrence)}

</#if>
<@meeting.dates occurrences />
<@meeting.join />
${text('answer')}
<@meeting.about />
</@mail.frame>
