<#if again?? && again>${text('again.subject', site.name)}<#else>${text('subject', (groups?size == 1)?then(groups[0].name, site.name))}</#if>
