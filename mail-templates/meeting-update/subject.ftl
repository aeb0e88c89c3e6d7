<#import "/_layout/meeting.ftl" as meeting>
<#function told o><#return changes?filter(change -> change.after?contains(o.date) && change.after?contains(o.time))?has_content></#function>
<#if !occurrences?has_content>${text('subject.undated', meeting.what(), group)}<#elseif occurrences?size == 1 || told(occurrences[0])>${text('subject', meeting.first(), (occurrences?size == 1)?then(meeting.what(), title), group)}<#else>${text('subject.undated', title, group)}</#if>
