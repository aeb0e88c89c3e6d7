package org.convene.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

import org.convene.web.IdempotentAnswerRepository.Answer;

/**
 * {@code Idempotency-Key} on POST: a repeated call gets the first one's answer and changes nothing. The transaction begins
 * here, so that what a call does and the answer to it are committed together: even a call whose answer got lost on its way
 * is not done twice. Refusals are not kept: there is nothing to repeat. A key counts only beside a token: strangers' keys
 * would hold a connection each while their limits are asked on another one.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {
    private static final int LONGEST = 255;
    private final IdempotentAnswerRepository answers;
    private final PlatformTransactionManager transactions;
    private final ProblemWriter problems;

    IdempotencyFilter(IdempotentAnswerRepository answers, PlatformTransactionManager transactions,
            ProblemWriter problems) {
        this.answers = answers;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader("Idempotency-Key");
        String caller = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (key == null || caller == null || !request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
        } else if (key.isBlank() || key.length() > LONGEST) {
            problems.write(response, HttpStatus.BAD_REQUEST, "Idempotency-Key takes 1 to 255 characters.");
        } else {
            ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
            once(key(request, caller, key), request, kept, chain);
            kept.copyBodyToResponse();
        }
    }

    private void once(byte[] key, HttpServletRequest request, ContentCachingResponseWrapper response,
            FilterChain chain) throws ServletException, IOException {
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            boolean done = answers.begin(key, body(request))
                    ? first(key, request, response, chain, transaction)
                    : repeat(key, request, response);
            if (done) {
                transactions.commit(transaction);
            }
        } finally {
            if (!transaction.isCompleted()) {
                transactions.rollback(transaction);
            }
        }
    }

    private boolean first(byte[] key, HttpServletRequest request, ContentCachingResponseWrapper response,
            FilterChain chain, TransactionStatus transaction) throws ServletException, IOException {
        chain.doFilter(request, response);
        if (HttpStatus.valueOf(response.getStatus()).isError()) {
            return false;
        }
        if (transaction.isRollbackOnly()) {
            throw new IllegalStateException("part of the work was undone, yet the answer is " + response.getStatus());
        }
        answers.keep(key, new Answer(body(request), response.getStatus(), response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION), response.getContentAsByteArray()));
        return true;
    }

    private boolean repeat(byte[] key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer = answers.of(key).orElseThrow();
        if (!MessageDigest.isEqual(answer.request(), body(request))) {
            problems.write(response, HttpStatus.UNPROCESSABLE_CONTENT,
                    "This Idempotency-Key was used with another body.");
            return false;
        }
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        String location = answer.location();
        if (location != null) {
            response.setHeader(HttpHeaders.LOCATION, location);
        }
        response.getOutputStream().write(answer.body());
        return false;
    }

    private static byte[] key(HttpServletRequest request, String caller, String key) {
        return sha256(String.join("\n", caller, request.getRequestURI(), String.valueOf(request.getQueryString()), key)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Of an upload only the length: its parts are read by the container. */
    private static byte[] body(HttpServletRequest request) {
        KeptRequest kept = WebUtils.getNativeRequest(request, KeptRequest.class);
        return sha256(kept != null
                ? kept.body()
                : Long.toString(request.getContentLengthLong()).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        answers.forgetOld();
    }
}
