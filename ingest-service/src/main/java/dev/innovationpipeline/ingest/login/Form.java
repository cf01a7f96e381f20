package dev.innovationpipeline.ingest.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values as addresses and forms hold them. */
final class Form {

  private Form() {}

  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** An address with further parameters. */
  static String at(String address, Map<String, String> parameters) {
    return address + (address.indexOf('?') < 0 ? '?' : '&') + encoded(parameters);
  }
}
