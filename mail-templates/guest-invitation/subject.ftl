<#import "/_layout/meeting.ftl" as meeting>
${text('subject', meeting.first(), meeting.what(), group)}
