package org.qoltanba.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;

/**
 * One call whose answer is read as it comes, on the thread that reads: an answer of any size costs the same memory. There
 * is no limit of time on the whole, because the reader sets the pace; each single read has one.
 */
final class Download {

    private static final int ERROR_LIMIT = 64 << 10;

    private Download() {}

    /**
     * Sends the call and waits for the head of the answer. Nothing is repeated.
     *
     * @throws SdkException if the call is refused or gets no answer
     */
    static InputStream open(ServiceHttp service, HttpTransport.Line line, HttpCall call) {
        return content(begin(service, line, call));
    }

    /**
     * The same for an answer of several parts.
     *
     * @throws SdkException if the call is refused, gets no answer, or one without parts
     */
    static PartedAnswer openParts(ServiceHttp service, HttpTransport.Line line, HttpCall call) {
        Response response = begin(service, line, call);
        try {
            return new PartedAnswer(response);
        } catch (IOException noParts) {
            response.close();
            throw new ProtocolException(
                    "The service was to answer " + call.operation() + " with several parts and did not."
                            + " Check the address and whether a proxy or gateway answers in the service's place.",
                    service.context(call.operation()),
                    null);
        }
    }

    private static Response begin(ServiceHttp service, HttpTransport.Line line, HttpCall call) {
        ErrorContext context = service.context(call.operation());
        if (line.isClosed()) {
            throw TransportFailures.closed(context);
        }
        Exchange sending = new Exchange(0, service.time()::now);
        try {
            long length = call.body().length();
            Call underWay = line.prepare(service.requests().of(call, length, service.cookies()), sending, length);
            underWay.timeout().timeout(0, TimeUnit.MILLISECONDS);
            Response response = underWay.execute();
            if (response.code() < 400) {
                return response;
            }
            try (response) {
                throw refusal(service, context, response);
            }
        } catch (IOException failure) {
            throw TransportFailures.of(failure, sending.isSent(), true, context);
        }
    }

    private static InputStream content(Response response) {
        return new FilterInputStream(response.body().byteStream()) {
            @Override
            public void close() {
                response.close();
            }
        };
    }

    private static SdkException refusal(ServiceHttp service, ErrorContext context, Response response)
            throws IOException {
        HttpAnswer answer = new HttpAnswer(
                context,
                response.code(),
                new AnswerHeaders(response.headers(), service.time().now()),
                response.body().byteStream().readNBytes(ERROR_LIMIT));
        SdkException refusal = service.errors().map(answer);
        return refusal == null ? StatusErrors.of(answer) : refusal;
    }
}
