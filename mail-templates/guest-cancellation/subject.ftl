<#import "/_layout/meeting.ftl" as meeting>
<#if asked?? && asked>${text('subject.asked', meeting.first(), meeting.what(), group)}<#elseif member>${text('subject.member', meeting.first(), meeting.what(), group)}<#elseif goesOn>${text('subject.left', meeting.first(), meeting.what(), group)}<#else>${text('subject', meeting.first(), meeting.what(), group)}</#if>
