<#import "/_layout/meeting.ftl" as meeting>
<#if moved>${text('subject.moved', title, group)}<#elseif left>${text('subject.left', title, group)}<#elseif part?has_content>${text('subject.part', title, group)}<#elseif series || !occurrences?has_content>${text('subject.series', title, group)}<#else>${text('subject', meeting.first(), meeting.what(), group)}</#if>
