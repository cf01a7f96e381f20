package dev.innovationpipeline.platform.database.address;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of an address, whichever way it is written. */
final class Parsed {

  /** As libpq writes several hosts or ports. */
  static final char SEPARATOR = ',';

  /** Whether it is written as a JDBC URL, whose parameters are the driver's own. */
  boolean jdbc;

  String hosts = "";
  String ports = "";
  @Nullable String user;
  @Nullable String password;
  @Nullable String database;
  final Map<String, String> parameters = new LinkedHashMap<>();
  final List<String> notes = new ArrayList<>();

  /** Keywords that libpq takes in either form; they win over what stands before a question mark. */
  void moveKeywords() {
    String host = parameters.remove("host");
    String port = parameters.remove("port");
    String address = parameters.remove("hostaddr");
    hosts = firstOf(host, address, hosts);
    ports = host == null && address == null && port == null ? ports : firstOf(port, ports);
    user = firstOr(parameters.remove("user"), user);
    password = firstOr(parameters.remove("password"), password);
    database = firstOr(parameters.remove("dbname"), database);
  }

  /**
   * @throws InvalidAddressException when a port is none
   */
  List<Endpoint> endpoints(Wording wording) {
    List<String> names = split(hosts, SEPARATOR);
    List<String> numbers = split(ports, SEPARATOR);
    if (numbers.size() > 1 && numbers.size() != names.size()) {
      throw wording.fault(
          "it has %d hosts and %d ports; give one port for all, or one for each host"
              .formatted(names.size(), numbers.size()));
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String number = numbers.get(numbers.size() == 1 ? 0 : i);
      String name = names.get(i).isEmpty() ? "localhost" : names.get(i);
      endpoints.add(new Endpoint(Endpoint.bracketed(name), port(number, wording)));
    }
    return endpoints;
  }

  private static int port(String text, Wording wording) {
    if (text.isEmpty()) {
      return Endpoint.DEFAULT_PORT;
    }
    if (!isPort(text)) {
      throw wording.fault("a port must be a number from 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  static boolean isPort(String text) {
    return text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.isEmpty() || Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535);
  }

  static List<String> split(String list, char separator) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int end = list.indexOf(separator); end >= 0; end = list.indexOf(separator, begin)) {
      parts.add(list.substring(begin, end).strip());
      begin = end + 1;
    }
    parts.add(list.substring(begin).strip());
    return parts;
  }

  private static String firstOf(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  private static @Nullable String firstOr(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
