<#import "/_layout/meeting.ftl" as meeting>
<#if !occurrences?has_content>${text('subject.undated', meeting.what(), group)}<#elseif occurrences?size == 1 || meeting.told(occurrences[0])>${text('subject', meeting.first(), (occurrences?size == 1)?then(meeting.what(), title), group)}<#else>${text('subject.undated', title, group)}</#if>
