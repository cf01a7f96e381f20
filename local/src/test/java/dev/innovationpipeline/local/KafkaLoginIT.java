package dev.innovationpipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.login.BrokerLogin;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another user of the machine reaches the ports of Kafka, and not its events. */
class KafkaLoginIT {

  private static final BrokerLogin LOGIN = new BrokerLogin("right-password");
  private static final String TOPIC = "of-before";

  /** DescribeCluster, version 0, without a client's name: brokers and controllers answer it. */
  private static final byte[] QUESTION = HexFormat.of().parseHex("003c000000000001ffff000000");

  @TempDir Path directory;

  @Test
  void nobodyGetsInWithoutThePassword() throws Exception {
    try (EmbeddedBroker open = EmbeddedBroker.start(directory, 0);
        Admin anybody = admin("bootstrap.servers", open.bootstrapServers(), Optional.empty())) {
      anybody
          .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
          .all()
          .get(60, TimeUnit.SECONDS);
      assertThat(isAnswered(open.bootstrapServers())).isTrue();
      assertThat(isAnswered(controllerOf(anybody))).isTrue();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, LOGIN)) {
      asksForTheLogin(broker);
      broker.stop();
      broker.startAgain();
      asksForTheLogin(broker);
    }
    try (EmbeddedBroker open = EmbeddedBroker.start(directory, 0);
        Admin anybody = admin("bootstrap.servers", open.bootstrapServers(), Optional.empty())) {
      assertThat(topics(anybody)).contains(TOPIC);
    }
  }

  private static void asksForTheLogin(EmbeddedBroker broker) throws Exception {
    String controller;
    try (Admin admin = admin("bootstrap.servers", broker.bootstrapServers(), Optional.of(LOGIN))) {
      assertThat(topics(admin)).contains(TOPIC);
      controller = controllerOf(admin);
    }
    refusesOthers("bootstrap.servers", broker.bootstrapServers());
    refusesOthers("bootstrap.controllers", controller);
  }

  private static void refusesOthers(String kind, String address) throws IOException {
    assertThat(isAnswered(address)).as("without a login, at %s", address).isFalse();
    try (Admin guessing = admin(kind, address, Optional.of(new BrokerLogin("wrong-password")))) {
      assertThatThrownBy(
              () -> guessing.describeMetadataQuorum().quorumInfo().get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static String controllerOf(Admin admin) throws Exception {
    RaftVoterEndpoint endpoint =
        admin
            .describeMetadataQuorum()
            .quorumInfo()
            .get(60, TimeUnit.SECONDS)
            .nodes()
            .values()
            .iterator()
            .next()
            .endpoints()
            .getFirst();
    return endpoint.host() + ":" + endpoint.port();
  }

  private static Iterable<String> topics(Admin admin) throws Exception {
    return admin.listTopics().names().get(60, TimeUnit.SECONDS);
  }

  private static Admin admin(String kind, String address, Optional<BrokerLogin> login)
      throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(login.map(BrokerLogin::clientProperties).orElse("")));
    settings.put(kind, address);
    return Admin.create(settings);
  }

  /** False when the server ends the connection. */
  private static boolean isAnswered(String address) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getByName("localhost"), URI.create("k://" + address).getPort())) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(QUESTION.length);
      out.write(QUESTION);
      out.flush();
      return socket.getInputStream().read() >= 0;
    }
  }
}
