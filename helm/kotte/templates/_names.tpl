{{- define "kotte.labels" -}}
app.kubernetes.io/name: kotte
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "kotte.selector" -}}
app.kubernetes.io/name: kotte
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
