package dev.innovationpipeline.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/** Looks at who may reach a cluster, and read on the way. */
final class ClusterDoors {

  private static final int TIMEOUT_SECONDS = 15;

  private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");

  private final Map<String, Object> connection;
  private final String about;
  private final List<Finding> findings = new ArrayList<>();

  ClusterDoors(Map<String, Object> connection, String about) {
    this.connection = connection;
    this.about = about;
  }

  List<Finding> findings(Admin admin) throws InterruptedException, TimeoutException {
    String protocol =
        String.valueOf(connection.getOrDefault("security.protocol", "PLAINTEXT"))
            .toUpperCase(Locale.ROOT);
    if (!ENCRYPTED.contains(protocol)) {
      findings.add(
          Finding.warning(
              about,
              "is spoken to without TLS, so the network can read keys of documents and results.",
              "Give the brokers a listener with SASL_SSL and the services its settings"
                  + " (docs/kafka.md); this command takes them by --kafka-config."));
    }
    try {
      int rights =
          admin
              .describeAcls(AclBindingFilter.ANY)
              .values()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .size();
      findings.add(Finding.ok(about, "checks rights: it has %d of them.".formatted(rights)));
    } catch (ExecutionException e) {
      judge(e.getCause());
    }
    return findings;
  }

  private void judge(@Nullable Throwable refusal) {
    if (refusal instanceof SecurityDisabledException
        || refusal instanceof UnsupportedVersionException) {
      findings.add(
          Finding.warning(
              about,
              "checks no rights: all who reach it may read, forge and delete everything.",
              "Give the brokers an authorizer, and run deploy/kafka/acls.sh; or let nobody but the"
                  + " services reach it."));
    } else if (refusal instanceof AuthorizationException) {
      findings.add(
          Finding.ok(about, "checks rights, and does not tell this login which there are."));
    }
  }
}
