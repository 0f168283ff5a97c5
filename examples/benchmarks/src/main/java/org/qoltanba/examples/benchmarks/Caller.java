package org.qoltanba.examples.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.client.Qoltanba;

/** A process that asks for one document again and again, with the SDK or without, and says what a call costs. */
public final class Caller {

    private static final int WARM_UP = 4_000;

    /** One call. */
    @FunctionalInterface
    private interface Call {
        Object make() throws IOException;
    }

    private Caller() {}

    /**
     * Calls.
     *
     * @param arguments {@code sdk} or {@code bare}, address of the service, identifier of a document, number of calls
     * @throws IOException if a call fails
     */
    public static void main(String[] arguments) throws IOException {
        URI service = URI.create(arguments[1]);
        int calls = Integer.parseInt(arguments[3]);
        if (arguments[0].equals("sdk")) {
            try (Qoltanba qoltanba =
                    Qoltanba.builder().sigex(SigexEndpoint.of(service)).build()) {
                RegisteredDocument document = qoltanba.sigex().document(DocumentId.of(arguments[2]));
                measure(calls, document::info);
            }
        } else {
            OkHttpClient client = new OkHttpClient();
            ObjectMapper mapper = new ObjectMapper();
            Request request =
                    new Request.Builder().url(service + "/api/" + arguments[2]).build();
            measure(calls, () -> {
                try (Response response = client.newCall(request).execute()) {
                    return mapper.readValue(response.body().byteStream(), Map.class);
                }
            });
            client.dispatcher().executorService().shutdown();
        }
    }

    private static void measure(int calls, Call call) throws IOException {
        int kept = repeat(WARM_UP, call);
        long cpu = cpu();
        long allocated = allocated();
        kept += repeat(calls, call);
        System.out.printf(
                Locale.ROOT,
                "%d %d %d%n",
                (cpu() - cpu) / calls / 1_000,
                (allocated() - allocated) / calls,
                kept == 0 ? 0 : 1);
    }

    private static int repeat(int calls, Call call) throws IOException {
        int kept = 0;
        for (int i = 0; i < calls; i++) {
            kept |= call.make().hashCode();
        }
        return kept;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Of all threads that live, which are the same before and after. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
