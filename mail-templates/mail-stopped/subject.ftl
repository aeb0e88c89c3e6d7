<#if groups?size == 1>${text('subject.one', groups[0])}<#else>${text('subject.many', groups?size)}</#if>
