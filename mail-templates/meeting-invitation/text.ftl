<#import "/_layout/mail.ftl" as mail>
<#import "/_layout/meeting.ftl" as meeting>
<@mail.frame text('footer.group', group)>
<@meeting.heading />
<@meeting.dates occurrences />
<@meeting.join />
<@meeting.answer />
<@meeting.about />
<@meeting.later occurrences />
</@mail.frame>
