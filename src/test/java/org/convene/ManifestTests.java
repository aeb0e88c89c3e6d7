package org.convene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/** The Kubernetes manifests are what Kubernetes understands, complete, and within our own policy. */
class ManifestTests {
    private static final Path ROOT = Path.of("k8s");
    private static final Set<String> POLICY_KINDS = Set.of("Deployment", "StatefulSet", "CronJob");

    /** A document of a manifest, named for messages. */
    record Document(Path file, JsonObject json) {
        String kind() {
            return json.get("kind").getAsString();
        }

        @Override
        public String toString() {
            return file + " " + kind();
        }
    }

    @ParameterizedTest
    @MethodSource("objects")
    void everyObjectIsOneKubernetesKnowsWithoutUnknownFields(Document document) throws IOException {
        JsonElement json = document.json();
        switch (document.json().get("apiVersion").getAsString() + "/" + document.kind()) {
            case "v1/Namespace" -> V1Namespace.validateJsonElement(json);
            case "v1/ServiceAccount" -> V1ServiceAccount.validateJsonElement(json);
            case "v1/ConfigMap" -> V1ConfigMap.validateJsonElement(json);
            case "v1/Service" -> V1Service.validateJsonElement(json);
            case "apps/v1/Deployment" -> V1Deployment.validateJsonElement(json);
            case "batch/v1/CronJob" -> V1CronJob.validateJsonElement(json);
            case "v1/PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(json);
            case "apps/v1/StatefulSet" -> V1StatefulSet.validateJsonElement(json);
            case "policy/v1/PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(json);
            case "networking.k8s.io/v1/NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(json);
            case "monitoring.coreos.com/v1/PrometheusRule" ->
                rules(json).forEach(ManifestTests::isAnAlertSomebodyCanActOn);
            default -> throw new AssertionError("Not checked yet: " + document);
        }
    }

    private static Stream<JsonObject> rules(JsonElement json) {
        return elements(json.getAsJsonObject().getAsJsonObject("spec"), "groups").stream()
                .flatMap(group -> elements(group, "rules").stream());
    }

    private static void isAnAlertSomebodyCanActOn(JsonObject rule) {
        assertThat(rule.keySet()).contains("alert", "expr", "labels", "annotations");
        assertThat(rule.getAsJsonObject("labels").get("severity").getAsString()).isIn("page", "ticket");
        assertThat(rule.getAsJsonObject("annotations").keySet()).containsExactlyInAnyOrder("summary", "description");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void podsAreRestrictedAndHoldNoTokens(Document document) {
        JsonObject pod = pod(document);
        assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
        assertThat(pod.get("enableServiceLinks").getAsBoolean()).isFalse();
        JsonObject security = pod.getAsJsonObject("securityContext");
        assertThat(security.get("runAsNonRoot").getAsBoolean()).isTrue();
        assertThat(security.get("runAsUser").getAsInt()).isPositive();
        assertThat(security.getAsJsonObject("seccompProfile").get("type").getAsString()).isEqualTo("RuntimeDefault");
        assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC")).isFalse();
        assertThat(elements(pod, "volumes")).noneMatch(volume -> volume.has("hostPath"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whatServesIsProbed(Document document) {
        assertThat(elements(pod(document), "containers")).allSatisfy(container -> assertThat(
                container.keySet().containsAll(Set.of("startupProbe", "livenessProbe", "readinessProbe")))
                .isNotEqualTo(document.kind().equals("CronJob")));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void containersAreLimitedAndReadOnly(JsonObject container) {
        for (String kind : List.of("requests", "limits")) {
            assertThat(container.getAsJsonObject("resources").getAsJsonObject(kind).keySet()).contains("cpu", "memory");
        }
        JsonObject security = container.getAsJsonObject("securityContext");
        assertThat(security.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
        assertThat(security.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
        assertThat(security.getAsJsonObject("capabilities").getAsJsonArray("drop").toString()).contains("ALL");
        assertThat(container.get("image").getAsString()).matches("[a-z/]+:[0-9][0-9.]+");
        elements(container, "env").forEach(variable -> assertThat(variable.get("name").getAsString())
                .as("a secret in the environment").doesNotMatch(".*(PASSWORD|TOKEN|SECRET)"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void containersMountOnlyWhatThePodHas(Document document) {
        Set<String> volumes = names(pod(document), "volumes");
        volumes.addAll(names(document.json().getAsJsonObject("spec"), "volumeClaimTemplates"));
        elements(pod(document), "containers")
                .forEach(container -> assertThat(volumes).isEqualTo(names(container, "volumeMounts")));
    }

    @Test
    void settingsHoldNoSecretAndNameKnownFiles() throws IOException {
        Document settings = objects().filter(document -> document.kind().equals("ConfigMap")).findFirst().orElseThrow();
        assertThat(settings.json().getAsJsonObject("data").keySet())
                .allSatisfy(name -> assertThat(name).doesNotMatch(".*(PASSWORD|TOKEN|SECRET)"));
        Document deployment = workloads().filter(document -> document.kind().equals("Deployment")).findFirst()
                .orElseThrow();
        String keyring = settings.json().getAsJsonObject("data").get("CONVENE_KEYRING_FILE").getAsString();
        assertThat(elements(elements(pod(deployment), "containers").getFirst(), "volumeMounts"))
                .anyMatch(mount -> keyring.startsWith(mount.get("mountPath").getAsString() + "/"));
    }

    @Test
    void trafficIsDeniedUnlessNamed() throws IOException {
        assertThat(objects().filter(document -> document.kind().equals("NetworkPolicy")).map(Document::json)
                .map(json -> json.getAsJsonObject("spec")))
                .anyMatch(spec -> spec.getAsJsonObject("podSelector").isEmpty() && !spec.has("ingress")
                        && !spec.has("egress") && spec.getAsJsonArray("policyTypes").size() == 2);
        assertThat(objects().filter(document -> document.kind().equals("Namespace"))
                .map(document -> document.json().getAsJsonObject("metadata").getAsJsonObject("labels")
                        .get("pod-security.kubernetes.io/enforce").getAsString()))
                .containsExactly("restricted");
    }

    @Test
    void kustomizationsListEveryFileAndNothingElse() throws IOException {
        List<Path> kustomizations = files().filter(file -> file.endsWith("kustomization.yaml")).toList();
        assertThat(kustomizations).hasSize(5);
        for (Path kustomization : kustomizations) {
            JsonObject json = read(kustomization).getFirst();
            Path folder = kustomization.getParent();
            Set<String> named = new TreeSet<>();
            json.getAsJsonArray("resources").forEach(resource -> named.add(resource.getAsString()));
            elements(json, "patches").forEach(patch -> named.add(patch.get("path").getAsString()));
            assertThat(named).allSatisfy(name -> assertThat(folder.resolve(name)).exists());
            try (Stream<Path> beside = Files.list(folder)) {
                assertThat(beside.filter(file -> file.toString().endsWith(".yaml"))
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals("kustomization.yaml"))).isSubsetOf(named);
            }
        }
    }

    static Stream<Document> objects() throws IOException {
        return documents()
                .filter(document -> document.json().has("kind") && !document.kind().matches("Kustomization|Component"));
    }

    static Stream<Document> workloads() throws IOException {
        return objects().filter(document -> POLICY_KINDS.contains(document.kind()));
    }

    static Stream<JsonObject> containers() throws IOException {
        return workloads().flatMap(document -> elements(pod(document), "containers").stream());
    }

    private static Stream<Document> documents() throws IOException {
        return files().flatMap(file -> read(file).stream().map(json -> new Document(file, json)));
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    /** The documents of a file; a list of patch operations is none. */
    private static List<JsonObject> read(Path file) {
        try {
            Iterable<Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file));
            return StreamSupport.stream(all.spliterator(), false).filter(Map.class::isInstance)
                    .map(map -> new Gson().toJsonTree(map).getAsJsonObject()).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static JsonObject pod(Document document) {
        JsonObject spec = document.json().getAsJsonObject("spec");
        JsonObject job = spec.has("jobTemplate") ? spec.getAsJsonObject("jobTemplate").getAsJsonObject("spec") : spec;
        return job.getAsJsonObject("template").getAsJsonObject("spec");
    }

    private static List<JsonObject> elements(JsonObject of, String name) {
        return of.has(name)
                ? of.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject).toList()
                : List.of();
    }

    private static Set<String> names(JsonObject of, String list) {
        Set<String> names = new TreeSet<>();
        elements(of, list).forEach(element -> names.add(element.has("name")
                ? element.get("name").getAsString()
                : element.getAsJsonObject("metadata").get("name").getAsString()));
        return names;
    }
}
