package org.qoltanba.testkit.onec;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** {@code HTTPСоединение}, {@code HTTPЗапрос} and {@code HTTPОтвет}. */
final class Http {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private final URI network;

    /** With what is found at the address that the code names, for example {@code 127.0.0.1:8080}. */
    Http(String server, URI network) {
        this.server = server;
        this.network = network;
    }

    /** {@code Новый HTTPСоединение(Сервер, Порт, Пользователь, Пароль, Прокси, Таймаут, ЗащищенноеСоединение, ИспользоватьАутентификациюОС)}. */
    Thing connection(Arguments given) {
        if (!server.equals(given.text(0) + ":" + given.number(1))) {
            throw new OnecException("Не могу установить соединение: " + given.text(0));
        }
        if (!given.has(5) || given.number(5) <= 0) {
            throw new AssertionError("A connection without a limit of time waits for ever");
        }
        for (int i : new int[] {2, 3, 4, 6, 7}) {
            if (given.has(i)) {
                throw new AssertionError("Not known here: argument " + (i + 1));
            }
        }
        return new Thing("HTTPСоединение")
                .method("Получить", 1, 1, request -> send("GET", request.as(0, Request.class)))
                .method("ОтправитьДляОбработки", 1, 1, request -> send("POST", request.as(0, Request.class)));
    }

    private Thing send(String method, Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(network.resolve(request.address))
                .method(method, BodyPublishers.ofByteArray(request.body));
        request.headers.values().forEach((name, value) -> builder.header((String) name, (String) value));
        try {
            return answer(client.send(builder.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new OnecException("Ошибка работы с Интернет: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static Thing answer(HttpResponse<byte[]> response) {
        return new Thing("HTTPОтвет")
                .property("КодСостояния", () -> BigDecimal.valueOf(response.statusCode()))
                .method("ПолучитьТелоКакДвоичныеДанные", 0, 0, none -> new BinaryData(response.body()))
                .method("ПолучитьТелоКакСтроку", 0, 1, encoding -> new String(response.body(), utf8(encoding, 0)));
    }

    /** {@code Новый HTTPЗапрос(АдресРесурса, Заголовки)}. */
    static final class Request extends Thing {

        private final String address;
        private final ValueMap headers;
        private byte[] body = {};

        Request(Arguments given) {
            super("HTTPЗапрос");
            address = given.text(0);
            headers = given.has(1) ? given.as(1, ValueMap.class) : ValueMap.mapping();
            property("Заголовки", () -> headers);
            property("АдресРесурса", () -> address);
            // УстановитьТелоИзСтроки(Строка, Кодировка, ИспользованиеByteOrderMark): unless told otherwise, a mark may
            // come first
            method("УстановитьТелоИзСтроки", 1, 3, text -> {
                String mark = text.value(2).equals(Platform.NO_MARK) ? "" : BYTE_ORDER_MARK;
                body = (mark + text.text(0)).getBytes(utf8(text, 1));
                return Undefined.UNDEFINED;
            });
            method("УстановитьТелоИзДвоичныхДанных", 1, 1, data -> {
                body = data.as(0, BinaryData.class).octets();
                return Undefined.UNDEFINED;
            });
        }
    }

    private static Charset utf8(Arguments given, int i) {
        if (given.has(i) && !given.text(i).equals(Platform.UTF8)) {
            throw new AssertionError("Not known here: the encoding " + given.text(i));
        }
        return StandardCharsets.UTF_8;
    }
}
