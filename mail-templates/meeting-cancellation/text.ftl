<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<#assign which=chosen?then('chosen', moved?then('moved', left?then('left', part?has_content?then('part', series?then('series', 'one')))))>
<@mail.frame chosen?then(text('footer.group', group), left?then(text('why.' + which, group), text('footer.group', group)))>
${group}

<@mail.heading text('heading.' + which) />
${text('lead.' + which, group, left?then(title, meeting.what()), part)}

<#if reason?has_content>
${reason}

</#if>
<@meeting.dates occurrences />
<@meeting.later occurrences />

${text('meeting.group', group)}:
${groupUrl}
</@mail.frame>
