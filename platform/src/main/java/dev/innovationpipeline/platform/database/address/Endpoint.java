package dev.innovationpipeline.platform.database.address;

/**
 * A server.
 *
 * @param host a name, an IPv4 address, an IPv6 address in brackets, or the directory of a socket
 */
record Endpoint(String host, int port) {

  static final int DEFAULT_PORT = 5432;

  /** PostgreSQL's socket in a directory, as libpq takes a host that begins with a slash. */
  boolean isSocket() {
    return host.startsWith("/");
  }

  String socketPath() {
    return host + "/.s.PGSQL." + port;
  }

  /** By the usual ports of PgBouncer and Supavisor, and the names that Neon gives. */
  boolean looksLikePooler() {
    return port == 6432 || port == 6543 || host.contains("-pooler.");
  }

  /** As JDBC URLs have it. */
  String jdbc() {
    return host + ":" + port;
  }

  /** An IPv6 address with its brackets, as libpq takes it without in keywords. */
  static String bracketed(String host) {
    return !host.startsWith("/") && !host.startsWith("[") && host.indexOf(':') >= 0
        ? "[" + host + "]"
        : host;
  }
}
