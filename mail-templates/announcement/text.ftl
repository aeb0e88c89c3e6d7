<#import "/_layout/mail.ftl" as mail>
<@mail.frame text('footer.group', group)>
${group}

<@mail.heading subject />
${bodyText}

${text('author', author, group)}

${text('meeting.group', group)}:
${groupUrl}
</@mail.frame>
