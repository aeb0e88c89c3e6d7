<#import "/_layout/meeting.ftl" as meeting>
<#if occurrences?has_content>${text('subject', meeting.first(), meeting.what(), group)}<#else>${text('subject.undated', meeting.what(), group)}</#if>
