<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<#assign which=(asked?? && asked)?then('asked', member?then('member', goesOn?then('left', 'one')))>
<@mail.frame text('why', group)>
${group}

<@mail.heading text('heading.' + which) />
${text('lead.' + which, group, meeting.what())}

<#if reason?has_content>
${reason}

</#if>
<@meeting.dates occurrences />

${text('meeting.group', group)}:
${groupUrl}
</@mail.frame>
