package org.convene.dkim;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * RSA by the machine's own libcrypto (OpenSSL 3): up to twice as fast as anything that can be shipped, as it knows the
 * newest instructions. Each has a key of its own, for keys that threads share wait for each other.
 */
final class OpenSsl implements SigningKey {
    private static final @Nullable Functions FUNCTIONS = Functions.find();
    private static final int LONGEST_SIGNATURE = 2048;
    private final Functions functions;
    private final MessageDigest sha256;
    private final MemorySegment context;
    private final MemorySegment hash;
    private final MemorySegment signature;
    private final MemorySegment length;

    /** What is used of libcrypto. */
    private record Functions(MethodHandle readKey, MethodHandle freeKey, MethodHandle newContext,
            MethodHandle freeContext, MethodHandle begin, MethodHandle setDigest, MethodHandle sha256,
            MethodHandle sign) {
        private static final List<String> NAMES = List.of("libcrypto.so.3", "libcrypto.3.dylib", "libcrypto-3-x64.dll");
        /** Otherwise it tidies up at exit under threads that still sign. */
        private static final long NO_ATEXIT = 0x00080000L;

        static @Nullable Functions find() {
            for (String name : NAMES) {
                try {
                    return of(SymbolLookup.libraryLookup(name, Arena.global()));
                } catch (IllegalArgumentException | IllegalCallerException | UnsatisfiedLinkError notHere) {
                    // The next name, or none.
                }
            }
            return null;
        }

        private static Functions of(SymbolLookup library) {
            call(function(library, "OPENSSL_init_crypto", JAVA_INT, JAVA_LONG, ADDRESS), NO_ATEXIT, MemorySegment.NULL);
            return new Functions(function(library, "d2i_AutoPrivateKey", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG),
                    procedure(library, "EVP_PKEY_free"),
                    function(library, "EVP_PKEY_CTX_new", ADDRESS, ADDRESS, ADDRESS),
                    procedure(library, "EVP_PKEY_CTX_free"),
                    function(library, "EVP_PKEY_sign_init", JAVA_INT, ADDRESS),
                    function(library, "EVP_PKEY_CTX_set_signature_md", JAVA_INT, ADDRESS, ADDRESS),
                    function(library, "EVP_sha256", ADDRESS),
                    function(library, "EVP_PKEY_sign", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
        }

        private static MethodHandle function(SymbolLookup library, String name, ValueLayout result,
                ValueLayout... parameters) {
            return handle(library, name, FunctionDescriptor.of(result, parameters));
        }

        private static MethodHandle procedure(SymbolLookup library, String name) {
            return handle(library, name, FunctionDescriptor.ofVoid(ADDRESS));
        }

        private static MethodHandle handle(SymbolLookup library, String name, FunctionDescriptor descriptor) {
            return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(UnsatisfiedLinkError::new),
                    descriptor);
        }
    }

    OpenSsl(byte[] pkcs8) {
        functions = found();
        Arena arena = Arena.ofAuto();
        MemorySegment der = arena.allocateFrom(JAVA_BYTE, pkcs8);
        MemorySegment pointer = arena.allocateFrom(ADDRESS, der);
        MemorySegment key = segment(functions.readKey, MemorySegment.NULL, pointer, (long) pkcs8.length)
                .reinterpret(arena, freed(functions.freeKey));
        der.fill((byte) 0);
        context = segment(functions.newContext, key, MemorySegment.NULL)
                .reinterpret(arena, freed(functions.freeContext));
        demand(call(functions.begin, context));
        demand(call(functions.setDigest, context, segment(functions.sha256)));
        sha256 = sha256();
        hash = arena.allocate(sha256.getDigestLength());
        signature = arena.allocate(LONGEST_SIGNATURE);
        length = arena.allocate(JAVA_LONG);
    }

    static boolean available() {
        return FUNCTIONS != null;
    }

    @Override
    public byte[] sign(byte[] data, int size) {
        sha256.update(data, 0, size);
        MemorySegment.copy(sha256.digest(), 0, hash, JAVA_BYTE, 0, (int) hash.byteSize());
        length.set(JAVA_LONG, 0, LONGEST_SIGNATURE);
        demand(signHash());
        return signature.asSlice(0, length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
    }

    /** As {@link #call}, but exactly typed: this one is called for every message. */
    private int signHash() {
        try {
            return (int) functions.sign.invokeExact(context, signature, length, hash, hash.byteSize());
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Must not know this object, which would never be collected then. */
    private static Consumer<MemorySegment> freed(MethodHandle function) {
        return unused -> call(function, unused);
    }

    private static Functions found() {
        if (FUNCTIONS == null) {
            throw new IllegalStateException("no libcrypto here");
        }
        return FUNCTIONS;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MemorySegment segment(MethodHandle function, Object... arguments) {
        MemorySegment result = (MemorySegment) call(function, arguments);
        if (result == null || result.address() == 0) {
            throw new IllegalStateException("libcrypto refuses the key");
        }
        return result;
    }

    private static void demand(@Nullable Object result) {
        if (!Integer.valueOf(1).equals(result)) {
            throw new IllegalStateException("libcrypto cannot sign");
        }
    }

    private static @Nullable Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
