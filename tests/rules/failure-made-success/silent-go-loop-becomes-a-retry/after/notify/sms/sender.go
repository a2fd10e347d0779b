package sms

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v4"
)

const maxRetries = 3

type message struct {
	To   string `json:"to"`
	Text string `json:"text"`
}

type Sender struct {
	client *http.Client
	url    string
	token  string
}

func NewSender(url, token string) *Sender {
	return &Sender{client: &http.Client{Timeout: 4 * time.Second}, url: url, token: token}
}

func (s *Sender) Send(ctx context.Context, to, text string) error {
	body, err := json.Marshal(message{To: to, Text: text})
	if err != nil {
		return fmt.Errorf("encode sms: %w", err)
	}

	policy := backoff.WithContext(backoff.WithMaxRetries(backoff.NewExponentialBackOff(), maxRetries), ctx)
	if err := backoff.Retry(func() error { return s.post(ctx, body) }, policy); err != nil {
		return fmt.Errorf("sms not sent: %w", err)
	}
	return nil
}

func (s *Sender) post(ctx context.Context, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return backoff.Permanent(err)
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	req.Header.Set("Content-Type", "application/json")

	resp, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("gateway: %s", resp.Status)
	}
	return nil
}
