<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('why', site.name)>
<@mail.heading text('heading') />
${text('lead', site.name)}

<#if undoUrl?has_content && undoDays?has_content>
${text('undo', undoDays)}

${text('undo.button')}:
${undoUrl}
<#else>
${text('stranger')}

${text('button')}:
${contactUrl}
</#if>
</@mail.frame>
