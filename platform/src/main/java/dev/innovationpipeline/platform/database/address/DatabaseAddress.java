package dev.innovationpipeline.platform.database.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how to use it.
 *
 * @param jdbcUrl hosts and database, without a login
 * @param driver properties of PostgreSQL's JDBC driver
 * @param session settings of the server, by name, that hold in each transaction
 * @param schema where the tables are; null for the role's own default
 * @param pooler whether a pooler in transaction mode stands before the server, Prisma's {@code
 *     pgbouncer=true}
 * @param socket the path of a Unix domain socket; null for TCP
 * @param notes sentences for a log about what is not used, or should be written otherwise
 */
public record DatabaseAddress(
    String jdbcUrl,
    @Nullable String user,
    @Nullable String password,
    Map<String, String> driver,
    Map<String, String> session,
    @Nullable String schema,
    boolean pooler,
    PoolLimits pool,
    @Nullable String socket,
    List<String> notes) {

  private static final String JDBC = "jdbc:postgresql:";

  /** As {@link #parse}, for a setting that may be absent. */
  public static Optional<DatabaseAddress> parseIfAny(String variable, @Nullable String text) {
    return text == null || AddressText.clean(variable, text).isEmpty()
        ? Optional.empty()
        : Optional.of(parse(variable, text));
  }

  /**
   * Reads a URI of libpq or Prisma, keywords of libpq, or a JDBC URL.
   *
   * @param variable that holds the address, for messages
   * @throws InvalidAddressException with a sentence that repeats no part of a login
   */
  public static DatabaseAddress parse(String variable, String text) {
    Wording wording = new Wording(variable);
    Parsed parsed = parsed(AddressText.clean(variable, text), wording);
    Translation translation = Translation.of(parsed, wording);
    List<Endpoint> endpoints = parsed.endpoints(wording);
    Optional<Endpoint> socket = endpoints.stream().filter(Endpoint::isSocket).findFirst();
    if (socket.isPresent() && endpoints.size() > 1) {
      throw wording.fault("the directory of a socket cannot stand beside other hosts");
    }
    return new DatabaseAddress(
        jdbcUrl(socket.isPresent() ? List.of() : endpoints, parsed.database),
        parsed.user,
        parsed.password,
        Map.copyOf(translation.driver),
        Map.copyOf(translation.session),
        translation.schema,
        translation.pooler,
        translation.pool,
        socket.map(Endpoint::socketPath).orElse(null),
        List.copyOf(parsed.notes));
  }

  private static Parsed parsed(String text, Wording wording) {
    if (text.isEmpty()) {
      throw wording.fault("it is empty; write postgres://user:password@host:port/database");
    }
    if (text.startsWith("prisma://") || text.startsWith("prisma+postgres://")) {
      throw wording.fault(
          "it is an address of Prisma Accelerate or of a local Prisma Postgres, which only Prisma's"
              + " client speaks; the direct address of the database is needed,"
              + " postgres://user:password@host:port/database");
    }
    if (text.startsWith(JDBC)) {
      String rest = text.substring(JDBC.length()).replace("+", "%20"); // a blank in JDBC URLs
      Parsed parsed =
          UriReader.read(rest.startsWith("//") ? rest.substring(2) : "/" + rest, wording);
      parsed.jdbc = true;
      return parsed;
    }
    for (String scheme : List.of("postgres://", "postgresql://")) {
      if (text.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return UriReader.read(text.substring(scheme.length()), wording);
      }
    }
    if (KeywordReader.fits(text)) {
      return KeywordReader.read(text, wording);
    }
    throw wording.fault(
        "it must begin with postgres://, postgresql:// or jdbc:postgresql:, or be keywords as"
            + " host=… dbname=…");
  }

  private static String jdbcUrl(List<Endpoint> endpoints, @Nullable String database) {
    String hosts =
        endpoints.isEmpty()
            ? "localhost"
            : endpoints.stream().map(Endpoint::jdbc).collect(Collectors.joining(","));
    return JDBC + "//" + hosts + "/" + (database == null ? "" : URLEncoder.encode(database, UTF_8));
  }

  /** Without the login and values that may hold one. */
  @Override
  public String toString() {
    return "DatabaseAddress[%s, %s%s]"
        .formatted(jdbcUrl, driver.keySet(), pooler ? ", pooler" : "");
  }
}
