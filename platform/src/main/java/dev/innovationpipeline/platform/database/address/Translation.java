package dev.innovationpipeline.platform.database.address;

import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters of Prisma and libpq to what driver, pool and server take. */
final class Translation {

  /** The same under another name. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "socket_timeout", "socketTimeout",
          "channel_binding", "channelBinding",
          "gssencmode", "gssEncMode",
          "sslnegotiation", "sslNegotiation",
          "require_auth", "requireAuth",
          "krbsrvname", "kerberosServerName");

  private static final Map<String, String> SERVER_TYPES =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  final Map<String, String> driver = new LinkedHashMap<>();
  final Map<String, String> session = new LinkedHashMap<>();
  @Nullable String schema;
  boolean pooler;
  PoolLimits pool = PoolLimits.NONE;

  private final Parsed parsed;
  private final Wording wording;
  private final Set<String> unused = new TreeSet<>();

  private Translation(Parsed parsed, Wording wording) {
    this.parsed = parsed;
    this.wording = wording;
  }

  /**
   * @throws InvalidAddressException naming a parameter whose value cannot be used
   */
  static Translation of(Parsed parsed, Wording wording) {
    Translation translation = new Translation(parsed, wording);
    translation.translate();
    return translation;
  }

  private void translate() {
    if (!parsed.jdbc) {
      TlsParameters.move(parsed, driver, wording);
    }
    pool =
        new PoolLimits(
            positive("connection_limit"),
            seconds("pool_timeout"),
            seconds("max_connection_lifetime"),
            seconds("max_idle_connection_lifetime"));
    Set<String> known = driverProperties();
    parsed.parameters.forEach((name, value) -> translate(name, value, known));
    notePooler();
    if (!unused.isEmpty()) {
      parsed.notes.add(
          "%s: not used: %s.".formatted(wording.variable(), String.join(", ", unused)));
    }
  }

  /** Hosted poolers are known by their address, where nothing says otherwise. */
  private void notePooler() {
    if (!parsed.parameters.containsKey("pgbouncer")
        && parsed.endpoints(wording).stream().anyMatch(Endpoint::looksLikePooler)) {
      pooler = true;
      parsed.notes.add(
          wording.variable()
              + " looks like the address of a pooler and is used as one; pgbouncer=false says that"
              + " it is none.");
    }
  }

  private void translate(String name, String value, Set<String> known) {
    switch (name) {
      case "schema" -> searchPath(value, '"' + value.replace("\"", "\"\"") + '"');
      case "currentSchema" -> searchPath(Parsed.split(value, ',').getFirst(), value);
      case "pgbouncer" -> pooler = isOn(value);
      case "statement_cache_size" ->
          driver.put(
              value.equals("0") ? "prepareThreshold" : "preparedStatementCacheQueries", value);
      case "fallback_application_name" -> driver.putIfAbsent("ApplicationName", value);
      case "target_session_attrs" -> driver.put("targetServerType", serverType(value));
      case "load_balance_hosts" ->
          driver.put("loadBalanceHosts", String.valueOf(value.equals("random")));
      case "keepalives" -> driver.put("tcpKeepAlive", String.valueOf(isOn(value)));
      case "options" -> options(ServerOptions.parse(value));
      case "client_encoding" -> encoding(value);
      case "service", "servicefile" ->
          throw wording.fault(name + " is not read; write host, port and dbname themselves");
      default -> other(name, value, known);
    }
  }

  private void other(String name, String value, Set<String> known) {
    String renamed = RENAMED.getOrDefault(name, name);
    if (renamed.endsWith("Timeout") && number(value) < 0) {
      throw wording.fault(Wording.name(name) + " must be a number of seconds");
    }
    if (known.contains(renamed)) {
      driver.put(renamed, value);
    } else {
      unused.add(Wording.name(name));
    }
  }

  private void searchPath(String first, String path) {
    if (!first.isBlank()) {
      schema = first.replace("\"", "");
      session.put("search_path", path);
    }
  }

  private void options(ServerOptions options) {
    options.settings().forEach(session::putIfAbsent);
    if (!options.others().isEmpty()) {
      driver.put("options", String.join(" ", options.others()));
    }
  }

  /** The driver speaks UTF-8 and nothing else. */
  private void encoding(String value) {
    if (!List.of("utf8", "utf-8", "unicode", "auto").contains(value.toLowerCase(Locale.ROOT))) {
      unused.add("client_encoding");
    }
  }

  private String serverType(String attributes) {
    String type = SERVER_TYPES.get(attributes);
    if (type == null) {
      throw wording.fault(
          "target_session_attrs must be one of "
              + SERVER_TYPES.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return type;
  }

  private @Nullable Integer positive(String name) {
    String value = parsed.parameters.remove(name);
    if (value != null && number(value) < 1) {
      throw wording.fault(name + " must be a number above zero");
    }
    return value == null ? null : number(value);
  }

  private @Nullable Duration seconds(String name) {
    String value = parsed.parameters.remove(name);
    if (value != null && number(value) < 0) {
      throw wording.fault(name + " must be a number of seconds");
    }
    return value == null ? null : Duration.ofSeconds(number(value));
  }

  /** Below zero when it is none. */
  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static boolean isOn(String value) {
    return value.equals("true") || value.equals("1");
  }

  private static Set<String> driverProperties() {
    String url = "jdbc:postgresql://localhost/";
    try {
      return Arrays.stream(DriverManager.getDriver(url).getPropertyInfo(url, new Properties()))
          .map((DriverPropertyInfo property) -> property.name)
          .collect(Collectors.toSet());
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL's driver is not on the class path.", e);
    }
  }
}
