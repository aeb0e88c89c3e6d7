<#-- The parts all text mails are made of. -->
<#macro frame why>
<#nested>

----------------
${why}
<#if links.unsubscribe?has_content>
${text('footer.leave')}:
${links.unsubscribe}
</#if>
<#if links.preferences?has_content>
${text('footer.preferences')}:
${links.preferences}
</#if>

<#if !(site.postalAddress!)?starts_with(site.name)>
${site.name}
</#if>
<#if site.postalAddress?has_content>${site.postalAddress}
</#if>${site.url}
</#macro>

<#macro heading words>
${words}
${''?right_pad(width(words), '=')}

</#macro>
<#macro part words>

${words}
${''?right_pad(width(words), '-')}
</#macro>
<#-- Somebody's words, each line marked as theirs. -->
<#macro quoted words>
<#list words?replace('\r', '')?split('\n') as line>
> ${line}
</#list>
</#macro>
<#-- Columns to underline: wide scripts take about two a letter. -->
<#function width words><#return [words?length * (lang == 'ja')?then(2, 1), 72]?min></#function>
