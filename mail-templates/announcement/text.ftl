<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('footer.group', group)>
${group}

<@mail.heading subject />
<#if (piecesText![])?has_content><#list piecesText as piece>${piece}<#if piece?has_next><#if recipient.name?has_content>${recipient.name}<#else>${otherwiseText[piece?index]}</#if></#if></#list><#else>${bodyText}</#if>

${text('author', author, group)}

${text('meeting.group', group)}:
${groupUrl}
</@mail.frame>
