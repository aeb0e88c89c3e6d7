<#import "/_layout/meeting.ftl" as meeting>
<#if recurrence?has_content && occurrences?has_content>${text('subject.series', meeting.first(), title, group)}<#elseif occurrences?has_content>${text('subject', meeting.first(), meeting.what(), group)}<#else>${title} (${group})</#if>
