package dev.innovationpipeline.platform.database.address;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code user:password@host:port,host:port/database?name=value}. A password need not be
 * encoded: the login ends at the first {@code @} after which the rest is hosts, a database and
 * parameters.
 *
 * @see <a href="https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-CONNSTRING-URIS">URIs
 *     of libpq</a>
 */
final class UriReader {

  private static final String ENCODE =
      "write / ? # @ % of a password as %2F %3F %23 %40 %25, and several hosts as"
          + " host:port,host:port";

  /** Where a text was cut; the login is null where there is none. */
  private record Cut(@Nullable String login, String hosts, String database, String query) {

    static Cut at(String text, int hosts) {
      int end = firstOf(text, "/?", hosts);
      int question = text.indexOf('?', end);
      int path = end < text.length() && text.charAt(end) == '/' ? end + 1 : end;
      int pathEnd = question < 0 ? text.length() : question;
      return new Cut(
          hosts == 0 ? null : text.substring(0, hosts - 1),
          text.substring(hosts, end),
          text.substring(Math.min(path, pathEnd), pathEnd),
          question < 0 ? "" : text.substring(question + 1));
    }

    boolean isPlausible() {
      return Parsed.split(hosts, Parsed.SEPARATOR).stream().allMatch(Cut::isHost)
          && database.indexOf('@') < 0
          && Parsed.split(query, '&').stream().allMatch(Cut::isParameter);
    }

    private static boolean isHost(String host) {
      int colon = colon(host);
      String name = host.substring(0, colon);
      String port = colon == host.length() ? "" : host.substring(colon + 1);
      return Parsed.isPort(port) && (name.startsWith("[") ? isBracketed(name) : isName(name));
    }

    private static boolean isBracketed(String name) {
      return name.endsWith("]")
          && name.substring(1, name.length() - 1).chars().noneMatch(c -> c == '@' || c == '[');
    }

    private static boolean isName(String name) {
      return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-%~".indexOf(c) >= 0);
    }

    private static boolean isParameter(String part) {
      int equals = part.indexOf('=');
      int at = part.indexOf('@');
      return part.isEmpty() || equals > 0 && (at < 0 || at > equals);
    }
  }

  private UriReader() {}

  /**
   * @param text after the two slashes
   * @throws InvalidAddressException naming the part that cannot be read
   */
  static Parsed read(String text, Wording wording) {
    Cut cut = cut(text, wording);
    Parsed parsed = new Parsed();
    StringBuilder hosts = new StringBuilder();
    StringBuilder ports = new StringBuilder();
    for (String host : Parsed.split(cut.hosts(), Parsed.SEPARATOR)) {
      int colon = colon(host);
      hosts.append(hosts.isEmpty() && ports.isEmpty() ? "" : ",");
      hosts.append(Percent.decode(host.substring(0, colon)));
      ports.append(colon == host.length() ? "" : host.substring(colon + 1)).append(',');
    }
    parsed.hosts = hosts.toString();
    parsed.ports = ports.substring(0, ports.length() - 1);
    parsed.database = cut.database().isEmpty() ? null : Percent.decode(cut.database());
    if (cut.login() != null) {
      login(cut.login(), parsed, wording);
    }
    for (String part : Parsed.split(cut.query(), '&')) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parsed.parameters.put(
            Percent.decode(part.substring(0, equals)), Percent.decode(part.substring(equals + 1)));
      }
    }
    parsed.moveKeywords();
    return parsed;
  }

  private static Cut cut(String text, Wording wording) {
    for (int hosts = 0; ; hosts = text.indexOf('@', hosts) + 1) {
      Cut cut = Cut.at(text, hosts);
      if (cut.isPlausible()) {
        return cut;
      }
      if (text.indexOf('@', hosts) < 0) {
        throw wording.fault(
            (hosts == 0
                    ? "there is no @ after the login, or the host or port is not one"
                    : "what follows the last @ is no host, port, database and parameters")
                + "; "
                + ENCODE);
      }
    }
  }

  private static void login(String login, Parsed parsed, Wording wording) {
    int colon = login.indexOf(':');
    String user = Percent.decode(colon < 0 ? login : login.substring(0, colon));
    parsed.user = user.isEmpty() ? null : user;
    parsed.password = colon < 0 ? null : Percent.decode(login.substring(colon + 1));
    if (firstOf(login, "/?#@", 0) < login.length() || Percent.hasLone(login)) {
      parsed.notes.add(
          "The login in %s is not percent-encoded; it is taken as it is. Better %s."
              .formatted(wording.variable(), ENCODE));
    }
  }

  /** Where a port's colon is, or the end; those of an IPv6 address are in brackets. */
  private static int colon(String host) {
    int colon = host.indexOf(':', Math.max(0, host.lastIndexOf(']')));
    return colon < 0 ? host.length() : colon;
  }

  private static int firstOf(String text, String characters, int from) {
    for (int at = from; at < text.length(); at++) {
      if (characters.indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return text.length();
  }
}
