<#import "/_layout/meeting.ftl" as meeting>
<#if member>${text('subject.member', meeting.first(), meeting.what(), group)}<#elseif goesOn>${text('subject.left', meeting.first(), meeting.what(), group)}<#else>${text('subject', meeting.first(), meeting.what(), group)}</#if>
